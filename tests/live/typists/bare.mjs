// A line that keeps account of every answer, as our editor's does. Written like its twin, bare.py.
import WebSocket from "ws";
import * as Y from "yjs";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

const [SYNC, ANSWER] = [0, 8];
const [STEP_1, STEP_2, UPDATE] = [0, 1, 2];
const COMES_AGAIN_AFTER = 100;

export class BareLine {
  constructor(author, { url, token, lag }) {
    this.author = author;
    this.url = url;
    this.token = token;
    this.lag = lag;
    this.ok = [];
    this.refused = [];
    this.waiting = [];
    this.owed = [];
    this.closed = [];
    this.wantsToBeHere = true;
    this.socket = null;
    this.wasAsked = false;
    this.isSynced = false;
    this.outbox = Promise.resolve();
    this.update = null;
    author.doc.on("update", (update, origin) => {
      if (origin === author) this.update = update;
    });
    this.connect();
  }

  get isHere() {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  get isQuiet() {
    return this.wasAsked && this.isSynced && this.owed.length === 0 && this.waiting.length === 0;
  }

  /** One deed is one update; before the server has said what it has, nothing is sent. */
  perform(deed, dice) {
    if (deed === "cut") return this.cut();
    if (deed === "back") return this.back();
    this.update = null;
    const word = this.author.perform(deed, dice);
    const words = word === "" ? [] : [word];
    this.waiting.push(...words);
    if (this.update !== null && this.wasAsked) this.tell(UPDATE, this.update, words);
  }

  /** The line breaks, with all that is on its way. */
  cut() {
    this.wantsToBeHere = false;
    const socket = this.socket;
    socket?.terminate();
    if (socket !== null) this.lost(socket, 1006);
  }

  back() {
    if (this.wantsToBeHere) return;
    this.wantsToBeHere = true;
    this.connect();
  }

  connect() {
    const socket = new WebSocket(this.url, { headers: { Authorization: `Token ${this.token}` }, perMessageDeflate: false });
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    socket.on("open", () => this.tell(STEP_1, Y.encodeStateVector(this.author.doc), null, socket));
    socket.on("message", (data) => socket === this.socket && this.hear(new Uint8Array(data), socket));
    socket.on("error", () => undefined);
    socket.on("close", (code) => this.lost(socket, code));
  }

  lost(socket, code) {
    if (socket !== this.socket) return;
    this.closed.push(code);
    this.socket = null;
    this.wasAsked = this.isSynced = false;
    this.owed = [];
    setTimeout(() => this.wantsToBeHere && this.socket === null && this.connect(), COMES_AGAIN_AFTER);
  }

  hear(frame, socket) {
    const decoder = decoding.createDecoder(frame);
    const kind = decoding.readVarUint(decoder);
    if (kind === ANSWER) return this.answered(decoding.readVarUint(decoder) === 1);
    if (kind !== SYNC) return;
    const step = decoding.readVarUint(decoder);
    const data = decoding.readVarUint8Array(decoder);
    if (step === STEP_1) return this.asked(data, socket);
    Y.applyUpdate(this.author.doc, data, this);
    this.isSynced ||= step === STEP_2;
  }

  /** The server tells what it has: it is told the rest, and what it has is stored. */
  asked(state, socket) {
    this.wasAsked = true;
    const update = Y.encodeStateAsUpdate(this.author.doc, state);
    const { structs, ds } = Y.decodeUpdate(update);
    const words = [...this.waiting];
    if (structs.length > 0 || ds.clients.size > 0) this.tell(STEP_2, update, words, socket);
    else this.settle(words, this.ok);
  }

  answered(isStored) {
    const words = this.owed.shift();
    if (words === undefined) throw new Error(`${this.author.name}: an answer to nothing`);
    this.settle(words, isStored ? this.ok : this.refused);
  }

  settle(words, into) {
    into.push(...words.filter((word) => this.waiting.includes(word)));
    this.waiting = this.waiting.filter((word) => !words.includes(word));
  }

  /** Sends in order, each frame a little late; what is late when the line breaks is lost. */
  tell(step, data, words, socket = this.socket) {
    if (words !== null) this.owed.push(words);
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, SYNC);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, data);
    const frame = encoding.toUint8Array(encoder);
    const send = () => socket?.readyState === WebSocket.OPEN && socket.send(frame);
    if (this.lag === 0) return send();
    this.outbox = this.outbox.then(() => new Promise((done) => setTimeout(done, this.lag))).then(send);
  }
}
