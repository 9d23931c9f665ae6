/** What a person is and for whom, as written. */
export type Role = { readonly role: string | null; readonly affiliation: string | null };
