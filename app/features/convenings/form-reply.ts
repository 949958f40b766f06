/** What a refused form comes back with; `typed` wins over what is stored. */
export interface Reply {
  errors: Record<string, string>;
  formError: string | null;
  typed: Record<string, string>;
}
