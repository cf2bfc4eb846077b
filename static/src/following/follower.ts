/** What happens to one draft, heard over a line that comes back by itself: each event once, none left out. */
import { Line, type Connect, type Listener } from "../live/line";
import { askAt, type Standing } from "../live/state";

/** One act of the record, or that papers are ready. `by` is the seat it was done under, `isOwn` whether it is ours. */
export interface Happened {
  readonly sequence: number;
  readonly event: string;
  readonly subject?: string;
  readonly by?: string;
  readonly isOwn: boolean;
}

/** A draft to follow: its socket, where to ask by HTTP whether it is there, as whom, the last number its page knows. */
export interface Followed {
  readonly socket: string;
  readonly api: string;
  readonly own: string;
  readonly since: number;
}

export interface Reader {
  happened(event: Happened): void;
  lost(): void;
  back(): void;
  /** Nothing more will be told. */
  ended(why: Exclude<Standing, "there">): void;
}

const SIGNED_OUT = 4401;
const REFUSED = 4403;

export class Follower implements Listener {
  private last: number;
  private isLost = false;
  private readonly line: Line;

  constructor(
    private readonly followed: Followed,
    private readonly reader: Reader,
    connect?: Connect,
    private readonly ask: (address: string) => Promise<Standing> = (address) => askAt({ address }),
  ) {
    this.last = followed.since;
    this.line = connect ? new Line(followed.socket, this, connect) : new Line(followed.socket, this);
  }

  close(): void {
    this.line.close();
  }

  opened(): void {
    this.silent();
  }

  /** Asks from the last number on: whatever was missed is told, and at least where we stand. */
  silent(): void {
    this.line.send(new TextEncoder().encode(JSON.stringify({ since: this.last })));
  }

  heard(frame: Uint8Array): void {
    if (this.isLost) {
      this.isLost = false;
      this.reader.back();
    }
    const said = JSON.parse(new TextDecoder().decode(frame)) as Omit<Happened, "isOwn">;
    const told = { ...said, isOwn: said.by === this.followed.own };
    if (told.event === "papers_ready") this.reader.happened(told);
    else if (told.event === "here") this.last = Math.min(this.last, told.sequence);
    else if (told.sequence > this.last) {
      this.last = told.sequence;
      this.reader.happened(told);
    }
  }

  lost(code: number, wasOpen: boolean): void {
    if (code === SIGNED_OUT || code === REFUSED) {
      this.end(code === SIGNED_OUT ? "signed out" : "gone");
      return;
    }
    if (!this.isLost) this.reader.lost();
    this.isLost = true;
    // A handshake that is refused looks like a server that is away.
    if (!wasOpen) void this.lookWhy();
  }

  private async lookWhy(): Promise<void> {
    const standing = await this.ask(this.followed.api);
    if (standing !== "there") this.end(standing);
  }

  private end(why: Exclude<Standing, "there">): void {
    this.close();
    this.reader.ended(why);
  }
}
