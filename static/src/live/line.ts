/** A socket that comes back by itself. It knows frames as bytes, and nothing of what they say. */

/** As much of a WebSocket as a line needs. */
export interface Socket {
  binaryType: string;
  onopen: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent<ArrayBuffer | string>) => void) | null;
  onclose: ((event: { readonly code: number }) => void) | null;
  send(data: Uint8Array<ArrayBuffer>): void;
  close(): void;
}

export type Connect = (address: string) => Socket;

export interface Listener {
  opened(): void;
  heard(frame: Uint8Array): void;
  /** The line is gone; `wasOpen` is false where the handshake failed. It tries again unless it is closed now. */
  lost(code: number, wasOpen: boolean): void;
  /** Nothing was heard for a while: say something that is always answered. */
  silent(): void;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 15_000;
// The server echoes our presence every 15 s; a hidden tab's clock ticks once a minute.
const SILENT_AFTER_MS = 25_000;
const DEAD_AFTER_MS = 10_000;
const OPENS_WITHIN_MS = 15_000;
const LOOKS_EACH_MS = 5_000;

export class Line {
  private socket: Socket | null = null;
  private isOpen = false;
  private attempts = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private readonly clock: ReturnType<typeof setInterval>;
  private heardAt = 0;
  private askedAt: number | null = null;
  private isClosed = false;

  constructor(
    private readonly address: string,
    private readonly listener: Listener,
    private readonly connect: Connect = (at) => new WebSocket(at) as Socket,
  ) {
    this.clock = setInterval(this.look, LOOKS_EACH_MS);
    addEventListener("offline", this.cut);
    addEventListener("online", this.again);
    this.open();
  }

  /** Sends where the line is open; else it is lost, and so is what was to be sent. */
  send(frame: Uint8Array): void {
    if (this.isOpen) this.socket?.send(frame as Uint8Array<ArrayBuffer>);
  }

  /** For good. */
  close(): void {
    this.isClosed = true;
    clearInterval(this.clock);
    clearTimeout(this.retry);
    removeEventListener("offline", this.cut);
    removeEventListener("online", this.again);
    this.hangUp();
  }

  private open(): void {
    clearTimeout(this.retry);
    this.heardAt = Date.now();
    const socket = this.connect(this.address);
    this.socket = socket;
    socket.binaryType = "arraybuffer";
    socket.onopen = () => {
      this.isOpen = true;
      this.heard();
      this.listener.opened();
    };
    socket.onmessage = (event) => {
      this.attempts = 0;
      this.heard();
      this.listener.heard(bytesOf(event.data));
    };
    socket.onclose = (event) => {
      this.lose(event.code);
    };
  }

  private heard(): void {
    this.heardAt = Date.now();
    this.askedAt = null;
  }

  private hangUp(): void {
    const { socket } = this;
    this.socket = null;
    this.isOpen = false;
    if (socket === null) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  private lose(code: number): void {
    const wasOpen = this.isOpen;
    this.hangUp();
    this.schedule();
    this.listener.lost(code, wasOpen);
  }

  /** Later each time, and never for two at the same moment: a server that comes back is not stormed. */
  private schedule(): void {
    clearTimeout(this.retry);
    if (this.isClosed) return;
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** this.attempts, LONGEST_PAUSE_MS);
    this.attempts += 1;
    this.retry = setTimeout(
      () => {
        this.open();
      },
      // A device that says it is offline is asked seldom: it may only mean another network than ours.
      (navigator.onLine ? pause : LONGEST_PAUSE_MS) * (0.5 + Math.random()),
    );
  }

  private readonly look = (): void => {
    if (this.socket === null) return;
    const now = Date.now();
    if (!this.isOpen) {
      if (now - this.heardAt > OPENS_WITHIN_MS) this.lose(1006);
    } else if (this.askedAt !== null) {
      if (now - this.askedAt > DEAD_AFTER_MS) this.lose(1006);
    } else if (now - this.heardAt > SILENT_AFTER_MS) {
      this.askedAt = now;
      this.listener.silent();
    }
  };

  private readonly cut = (): void => {
    if (this.socket !== null) this.lose(1006);
  };

  private readonly again = (): void => {
    this.attempts = 0;
    if (this.socket === null) this.open();
  };
}

function bytesOf(frame: ArrayBuffer | string): Uint8Array {
  return typeof frame === "string" ? new TextEncoder().encode(frame) : new Uint8Array(frame);
}
