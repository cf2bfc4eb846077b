/** Whose each client id is, as the server has bound it. */
import type { Authors } from "../live/authorship";

interface Author {
  readonly client: number;
  readonly delegation: string;
  readonly name: string;
}

export function authorsAt(address: string): Authors {
  return async () => {
    const response = await fetch(address, { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    const told = (await response.json()) as readonly Author[];
    return new Map(told.map(({ client, delegation, name }) => [client, { delegation, name }]));
  };
}
