/** Where the words of a room are. */

/**
 * `saved`: all that was typed here is committed on the server. `waiting`: so many updates have no answer yet, the oldest
 * since then. `offline`: the line is lost since then; `unsent` says whether words wait on this device. `refused`: the
 * server took some words not in; they are `kept` for copying, and the room was begun anew without them. `ended`: no
 * room any more; `kept` is what had not been stored.
 */
export type State =
  | { readonly name: "connecting" }
  | { readonly name: "saved"; readonly at: Date }
  | { readonly name: "waiting"; readonly count: number; readonly since: Date }
  | { readonly name: "offline"; readonly since: Date; readonly unsent: boolean }
  | { readonly name: "refused"; readonly kept: string }
  | { readonly name: "ended"; readonly why: Ending; readonly kept: string };

export type Ending = "signed out" | "gone";

/** What the site answered when it was asked about the room by HTTP. */
export type Standing = "there" | Ending;

/** Where the API tells of a room, and under which seat one sits in it, where one has several. */
export interface Enquiry {
  readonly address: string;
  readonly seat?: string | undefined;
}

/** Asks there, under that seat: under another the same person may be shown nothing. */
export function enquire({ address, seat }: Enquiry): Promise<Response> {
  return fetch(address, { headers: { Accept: "application/json", ...(seat !== undefined && { "Adref-Seat": seat }) } });
}

/**
 * Asks why a socket was refused: hidden or absent answers 404, a stranger 401 or 403.
 * Whatever else it says, the room may be there.
 */
export async function askAt(enquiry: Enquiry): Promise<Standing> {
  try {
    const { status } = await enquire(enquiry);
    if (status === 404) return "gone";
    return status === 401 || status === 403 ? "signed out" : "there";
  } catch {
    return "there";
  }
}
