/**
 * What a resource is called on this machine, where the template leaves its name to CloudFormation: the stack, and its
 * logical id without the CDK's hash and the word for its type. `UploadsDeadLetters990BC9BA` is
 * `cuttings-uploads-dead-letters`, the bucket `UploadsBucketC4B27CC7` is `cuttings-uploads`.
 */
export const physicalName = (stack: string, id: string, type: string): string => {
  const noun = type.slice(type.lastIndexOf(':') + 1);
  const bare = id.replace(/[0-9A-F]{8}$/, '');
  const words = bare.endsWith(noun) && bare !== noun ? bare.slice(0, -noun.length) : bare;
  return `${kebab(stack)}-${kebab(words)}`;
};

const kebab = (text: string): string => text.replace(/([a-z0-9])(?=[A-Z])/g, '$1-').toLowerCase();
