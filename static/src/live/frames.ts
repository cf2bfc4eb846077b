/** The frames of a room (docs/protocol.md): y-protocols' sync and awareness, and the server's own answers. */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

const SYNC = 0;
const AWARENESS = 1;
const ANSWER = 8;
const RIGHT = 9;

const QUESTION = 0;
const REPLY = 1;
const UPDATE = 2;

/** What a frame says. `question`: the other side's state vector, asking what it lacks; `reply`: what we lacked. */
export type Frame =
  | { readonly kind: "question" | "reply" | "update" | "presences"; readonly data: Uint8Array }
  | { readonly kind: "stored" | "refused" }
  | { readonly kind: "right"; readonly mayWrite: boolean };

/** The frame that the bytes are; null for one that we have no use for. */
export function read(bytes: Uint8Array): Frame | null {
  const decoder = decoding.createDecoder(bytes);
  switch (decoding.readVarUint(decoder)) {
    case SYNC: {
      const kind = (["question", "reply", "update"] as const)[decoding.readVarUint(decoder)];
      return kind === undefined ? null : { kind, data: decoding.readVarUint8Array(decoder) };
    }
    case AWARENESS:
      return { kind: "presences", data: decoding.readVarUint8Array(decoder) };
    case ANSWER:
      return { kind: decoding.readVarUint(decoder) === 1 ? "stored" : "refused" };
    case RIGHT:
      return { kind: "right", mayWrite: decoding.readVarUint(decoder) === 1 };
    default:
      return null;
  }
}

export const question = (state: Uint8Array): Uint8Array => sync(QUESTION, state);
export const reply = (update: Uint8Array): Uint8Array => sync(REPLY, update);
export const update = (data: Uint8Array): Uint8Array => sync(UPDATE, data);

export function presences(data: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, AWARENESS);
    encoding.writeVarUint8Array(encoder, data);
  });
}

/** Whether an update says anything; one that does not is not answered. */
export function carriesAnything(data: Uint8Array): boolean {
  return data.some((byte) => byte !== 0);
}

function sync(step: number, data: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, SYNC);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, data);
  });
}
