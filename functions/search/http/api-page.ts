import { type Html, html } from '../markup/html.ts';
import { API_STYLE } from './api-style.ts';
import { STATUSES } from './openapi-parts.ts';
import type { OpenApi, Operation, Parameter, Ref, Response, Schema } from './openapi-types.ts';

/** The document as a page for people: no script, nothing from elsewhere. */
export const apiPage = ({ info, paths, components }: OpenApi): string =>
  `<!doctype html>\n${
    html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${info.title}: the API</title>
<style>${{ html: API_STYLE }}</style>
</head>
<body>
<h1>${info.title}: the API</h1>
${info.description.split('\n\n').map((paragraph) => html`<p>${prose(paragraph)}</p>\n`)}
<p>Version ${info.version}. For programs: <a href="/openapi.json">/openapi.json</a>.</p>
<nav><ul>
${Object.entries(paths).map(([path, { get }]) => html`<li><a href="#${get.operationId}"><code>${path}</code></a> ${get.summary}</li>\n`)}</ul></nav>
${Object.entries(paths).map(([path, { get }]) => routeOf(path, get))}<h2 id="schemas">What answers are made of</h2>
${Object.entries(components.schemas).map(([name, schema]) => schemaOf(name, schema))}</body>
</html>
`.html
  }`;

const routeOf = (
  path: string,
  { operationId, summary, description, parameters = [], responses }: Operation,
): Html => html`<section>
<h2 id="${operationId}"><code>GET ${path}</code></h2>
<p>${summary}.${description === undefined ? '' : html` ${prose(description)}`}</p>
${exampleOf(path, parameters)}<dl>
${parameters.filter((one): one is Parameter => 'name' in one).map(parameterOf)}</dl>
<ul>
${Object.entries(responses).map(([status, response]) => html`<li>${status} ${responseOf(status, response)}</li>\n`)}</ul>
</section>
`;

/** An address to try, of the parameters that have an example. */
const exampleOf = (path: string, parameters: readonly (Parameter | Ref)[]): Html => {
  const given = parameters.flatMap((one) =>
    'name' in one && one.example !== undefined ? [[one.name, one.example] as const] : [],
  );
  if (given.length === 0) return html``;
  const address = `${path}?${new URLSearchParams(Object.fromEntries(given))}`;
  return html`<p>For example <a href="${address}"><code>${address}</code></a></p>
`;
};

const parameterOf = ({ name, required, description, schema }: Parameter): Html =>
  html`<dt><code>${name}</code> <span class="soft">${typeOf(schema)}${required ? ', required' : ''}${schema.default === undefined ? '' : `, else ${JSON.stringify(schema.default)}`}</span></dt>
<dd>${prose(description ?? '')}</dd>
`;

const schemaOf = (name: string, schema: Schema): Html => html`<h3 id="${name}">${name}</h3>
<dl>
${variantsOf(schema).flatMap((variant) =>
  Object.entries(variant.properties ?? {}).map(
    ([field, type]) =>
      html`<dt><code>${field}</code> <span class="soft">${typeOf(type as Schema)}${variant.required?.includes(field) ? '' : ', not always there'}</span></dt>
${(type as Schema).description === undefined ? '' : html`<dd>${prose((type as Schema).description ?? '')}</dd>\n`}`,
  ),
)}</dl>
`;

/** Text in which `code` stands between backticks. */
const prose = (text: string): Html[] =>
  text.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));

const variantsOf = (schema: Schema): readonly Schema[] => (schema.oneOf as readonly Schema[] | undefined) ?? [schema];

const responseOf = (status: string, response: Response | Ref): Html => {
  if ('$ref' in response) return html`${STATUSES[status] ?? ''} <a href="#Problem">Problem</a>`;
  const media = Object.entries(response.content ?? {});
  return html`${response.description}${media.map(([type, { schema }]) => html` <code>${type}</code> ${typeOf(schema)}`)}`;
};

/** A schema in a few words. */
const typeOf = (schema: Schema | Ref): Html => {
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
    return html`<a href="#${name}">${name}</a>`;
  }
  const { type, enum: values, const: value, items, anyOf, oneOf, minimum, maximum } = schema as Schema;
  if (values !== undefined) return html`${values.map((one) => JSON.stringify(one)).join(' or ')}`;
  if (value !== undefined) return html`${JSON.stringify(value)}`;
  const choice = anyOf ?? oneOf;
  if (choice !== undefined) {
    return html`${choice.map((one, at) => html`${at === 0 ? '' : ' or '}${typeOf(one as Schema)}`)}`;
  }
  if (type === 'array' && items !== undefined && items !== false) return html`list of ${typeOf(items as Schema)}`;
  const range = minimum !== undefined && maximum !== undefined ? ` from ${minimum} to ${maximum}` : '';
  return html`${[type].flat().join(' or ')}${range}`;
};
