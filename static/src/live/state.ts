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

/** What an office of the site answered when it was asked about the room by HTTP. */
export type Standing = "there" | Ending;

/**
 * Asks at an address of the API why a socket was refused: hidden or absent answers 404, a stranger 401 or 403.
 * Whatever else it says, the room may be there.
 */
export async function askAt(address: string): Promise<Standing> {
  try {
    const { status } = await fetch(address, { headers: { Accept: "application/json" } });
    if (status === 404) return "gone";
    return status === 401 || status === 403 ? "signed out" : "there";
  } catch {
    return "there";
  }
}
