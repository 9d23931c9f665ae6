/** The version of the contract with readers' programs, by semver.org. It is part of every tag: change it with the answers. */
export const API_VERSION = '1.1.0';
