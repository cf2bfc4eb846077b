/** A page that follows what happens: it says so in a line, and what it shows is drawn anew in place. */
import htmx from "htmx.org";
import { inBursts } from "./burst";
import { Follower, type Happened } from "./follower";
import { Lines } from "./lines";
import { lineOf, wordingsIn } from "./news";
import { Renewal } from "./parts";
import { keepPlace } from "./place";
import { renewText } from "./text";

/** Follows the drafts that the page names; a page that names none is left alone. */
export function followDrafts(page: Document): void {
  const holder = page.querySelector<HTMLElement>("#following");
  if (!holder) return;
  const following = new Following(page, holder);
  for (const { dataset } of holder.querySelectorAll<HTMLElement>("[data-socket]")) {
    const socket = new URL(dataset.socket ?? "", location.href);
    socket.protocol = socket.protocol.replace("http", "ws");
    const { api = "", own = "", since } = dataset;
    new Follower({ socket: socket.href, api, own, since: Number(since) }, following);
  }
}

class Following {
  private readonly lines: Lines;
  private readonly ask: () => void;
  private readonly words;
  private told: Happened[] = [];
  private isOver = false;

  constructor(
    private readonly page: Document,
    private readonly holder: HTMLElement,
  ) {
    this.lines = new Lines(holder);
    this.ask = inBursts(() => this.renew(), page);
    this.words = { new: holder.dataset.wordNew ?? "", changed: holder.dataset.wordChanged ?? "" };
    // Somebody was at a piece that is to be drawn anew, and has left it.
    page.addEventListener("focusout", () => {
      if (this.isLeft) this.ask();
    });
  }

  private isLeft = false;

  happened(event: Happened): void {
    this.told.push(event);
    this.ask();
  }

  lost(): void {
    this.lines.lose();
  }

  /** What was missed is told now; but papers that were made meanwhile are not told again. */
  back(): void {
    this.lines.find();
    if (this.page.querySelector("progress")) this.ask();
  }

  ended(why: "signed out" | "gone"): void {
    this.isOver = true;
    this.lines.end(why);
  }

  /** Asks for the same page again and draws what differs. Where it cannot be had, the line is lost and comes back. */
  private async renew(): Promise<void> {
    if (this.isOver) return;
    const now = await askAgain(this.page);
    if (!now) return;
    const told = this.told.splice(0);
    const standing = now.querySelector<HTMLElement>("#following");
    if (!standing) return;
    this.lines.tell(lineOf(told, wordingsIn(this.holder), this.page.documentElement.lang));
    const isNext = standing.dataset.revision !== this.holder.dataset.revision;
    if (isNext) this.lines.lead(standing.dataset.revisionName ?? "", this.onward(standing.dataset.revision ?? ""));
    if (!isNext || this.holder.dataset.holds === undefined) this.draw(now);
  }

  private draw(now: Document): void {
    const renewal = new Renewal(this.words);
    keepPlace(this.page, () => {
      renewal.page(this.page, now);
      const old = this.page.querySelector(".doc");
      const again = now.querySelector(".doc");
      if (old && again) renewText(old, again, renewal);
    });
    this.isLeft = renewal.left > 0;
    for (const piece of renewal.drawn) {
      htmx.process(piece);
      // As after a swap of htmx's own: whoever mounts something on new pieces hears of them.
      piece.dispatchEvent(new CustomEvent("htmx:after:swap", { bubbles: true, detail: { ctx: { target: piece } } }));
    }
  }

  /** The new revision at the paragraph that is being read: an address of its own, or the browser would only scroll. */
  private onward(revision: string): string {
    const read = [...this.page.querySelectorAll(".para[id]")].find((each) => each.getBoundingClientRect().bottom > innerHeight / 3);
    const address = new URL(this.holder.dataset.go ?? "", location.href);
    if (read) {
      address.searchParams.set("revision", revision);
      address.hash = read.id;
    }
    return address.href;
  }
}

/** The page as it would be drawn now; with a form marked so, as its fields ask for it. Null where it cannot be had. */
async function askAgain(page: Document): Promise<Document | null> {
  const address = new URL(location.href);
  const form = page.querySelector<HTMLFormElement>("form[data-asks]");
  if (form) address.search = asked(form);
  try {
    const answer = await fetch(address, { headers: { "Adref-Follows": "1" }, redirect: "error" });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  } catch {
    return null;
  }
}

function asked(form: HTMLFormElement): string {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") fields.append(name, value);
  return fields.toString();
}
