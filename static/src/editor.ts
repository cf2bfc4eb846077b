/** Amending in place on the page of the text. */
import htmx from "htmx.org";
import { mount } from "./amending/mount";
import { Keeper, type State } from "./amending/saving";
import { Store, type Content } from "./amending/store";
import type { Change } from "./amending/wording";

function begin(section: HTMLElement): void {
  const why = section.querySelector<HTMLTextAreaElement>("textarea[name='justification']");
  const store = new Store(section.dataset.list ?? "", section.dataset.amendment ?? null, (id) => {
    created(section, id);
  });
  const place = `adref ${section.dataset.amendment ?? `${section.dataset.list ?? ""} ${section.dataset.paragraph ?? ""}`}`;
  const keeper = new Keeper<Content>({
    send: (content) => store.send(content),
    isSame: (content) => content.changes.length === 0,
    keep: (content) => {
      if (content === null) localStorage.removeItem(place);
      else localStorage.setItem(place, JSON.stringify(content));
    },
    show: (state) => {
      show(section, state);
    },
    now: () => new Date(),
  });
  const behalf = section.querySelector<HTMLSelectElement>("select[name='on_behalf_of']");
  const content = (changes: readonly Change[]): Content => {
    const named = section.dataset.amendment === undefined ? (behalf?.value ?? "") : "";
    return { changes, justification: why?.value ?? "", ...(named !== "" && { on_behalf_of: named }) };
  };
  const mounted = mount(section, (changes) => {
    keeper.changed(content(changes));
  });
  if (!mounted) return;
  why?.addEventListener("input", () => {
    keeper.changed(content(mounted.changes()));
  });
  submitWhenStored(section, keeper);
  show(section, { name: "untouched" });
  if (!isInView(section)) section.scrollIntoView({ block: "center" });
  mounted.view.focus();
}

function isInView(section: HTMLElement): boolean {
  const { top, bottom } = section.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}

/** From now on the amendment has an address of its own: a reload comes back to it. */
function created(section: HTMLElement, id: string): void {
  section.dataset.amendment = id;
  for (const element of section.querySelectorAll<HTMLElement>("[data-with-id]")) {
    for (const name of ["href", "action", "hx-post"]) {
      const pattern = element.getAttribute(name);
      if (pattern !== null) element.setAttribute(name, pattern.replace(/0{8}-0{4}-0{4}-0{4}-0{12}/, id));
    }
    element.hidden = false;
  }
  const address = new URL(location.href);
  address.searchParams.delete("amend");
  address.searchParams.set("amendment", id);
  globalThis.history.replaceState(null, "", address);
}

/** Submit asks only about what is stored. */
function submitWhenStored(section: HTMLElement, keeper: Keeper<Content>): void {
  const submit = section.querySelector<HTMLAnchorElement>("a.submit");
  submit?.addEventListener("click", (event) => {
    event.preventDefault();
    void keeper.flush().then(() => {
      if (keeper.isStored && section.dataset.amendment) void htmx.ajax("GET", submit.href, { target: "#ask", swap: "innerHTML" });
    });
  });
  addEventListener("beforeunload", (event) => {
    if (!keeper.isStored && section.isConnected) event.preventDefault();
  });
}

/** One line says where the words are; "Saved" only after the server's answer. */
function show(section: HTMLElement, state: State): void {
  for (const line of section.querySelectorAll<HTMLElement>("[data-state]")) {
    line.hidden = line.dataset.state !== state.name;
    const slot = line.querySelector("[data-slot]");
    if (slot && !line.hidden) slot.textContent = detail(state);
  }
  const submit = section.querySelector<HTMLElement>("a.submit");
  const stops = state.name === "kept" || state.name === "same" || state.name === "refused";
  submit?.setAttribute("aria-disabled", String(stops || (section.dataset.amendment === undefined && state.name === "untouched")));
}

function detail(state: State): string {
  const time = (at: Date): string => at.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  if (state.name === "saved") return time(state.at);
  if (state.name === "kept") return time(state.since);
  return state.name === "refused" ? state.why : "";
}

function beginAll(): void {
  for (const section of document.querySelectorAll<HTMLElement>("section.editor[data-list]:not([data-mounted])")) begin(section);
}

document.addEventListener("htmx:after:swap", beginAll);
beginAll();
