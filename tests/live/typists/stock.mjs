// The provider that everybody uses, as it comes. It does not understand our answers: whether its words are stored
// is seen in the end alone.
import WebSocket from "ws";
import { WebsocketProvider } from "y-websocket";

export class StockLine {
  constructor(author, { url, token }) {
    this.author = author;
    this.ok = [];
    this.refused = [];
    this.waiting = [];
    this.closed = [];
    const [server, room] = [url.slice(0, url.lastIndexOf("/")), url.slice(url.lastIndexOf("/") + 1)];
    this.provider = new WebsocketProvider(server, room, author.doc, {
      params: { token },
      WebSocketPolyfill: WebSocket,
      disableBc: true,
      maxBackoffTime: 300,
    });
    this.provider.on("connection-close", (event) => event && this.closed.push(event.code));
  }

  get isHere() {
    return this.provider.wsconnected;
  }

  get isQuiet() {
    return this.provider.wsconnected && this.provider.synced;
  }

  perform(deed, dice) {
    if (deed === "cut") {
      this.provider.ws?.terminate();
      this.provider.disconnect();
    } else if (deed === "back") this.provider.connect();
    else {
      const word = this.author.perform(deed, dice);
      if (word !== "") this.waiting.push(word);
    }
  }
}
