/** A paragraph as the paper prints it, with its label as a field of its own in the margin. */
import type { Node } from "prosemirror-model";
import type { EditorView, NodeView, NodeViewConstructor } from "prosemirror-view";
import { attributesOf } from "../amending/schema";
import { setLabel } from "./commands";

// Paragraphs all: a title just begun would be a heading without words.
const SETTINGS: Readonly<Record<string, string>> = { title: "wording doctitle", heading: "wording dochead" };

/** `says` names the field of the label to who does not see where it stands. */
export function paragraphView(says: string): NodeViewConstructor {
  return (node, view) => new ParagraphView(node, view, says);
}

class ParagraphView implements NodeView {
  readonly dom = document.createElement("div");
  readonly contentDOM = document.createElement("p");
  private readonly label = document.createElement("input");

  constructor(
    private node: Node,
    private readonly view: EditorView,
    says: string,
  ) {
    this.label.className = "label";
    this.label.maxLength = 40;
    // Hundreds of stops for the Tab key would be in the way; the bar and a key lead here.
    this.label.tabIndex = -1;
    this.label.autocomplete = "off";
    this.label.ariaLabel = says;
    this.label.addEventListener("change", this.write);
    this.label.addEventListener("keydown", this.pressed);
    const margin = document.createElement("span");
    margin.className = "margin";
    margin.contentEditable = "false";
    margin.append(this.label);
    this.dom.append(margin, this.contentDOM);
    this.print();
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.print();
    return true;
  }

  stopEvent(event: Event): boolean {
    return event.target === this.label;
  }

  ignoreMutation(mutation: { readonly target: globalThis.Node }): boolean {
    return !this.contentDOM.contains(mutation.target);
  }

  private print(): void {
    const { id, kind, label, level } = attributesOf(this.node);
    this.dom.id = id;
    this.contentDOM.className = SETTINGS[kind] ?? "wording";
    this.dom.className = `para ${kind}${level === null ? "" : ` level${level}`}`;
    if (document.activeElement !== this.label) this.label.value = label ?? "";
    this.label.readOnly = !this.view.editable;
  }

  private readonly write = (): void => {
    setLabel(attributesOf(this.node).id, this.label.value)(this.view.state, this.view.dispatch);
  };

  private readonly pressed = (event: KeyboardEvent): void => {
    if (event.key === "Escape") this.label.value = attributesOf(this.node).label ?? "";
    else if (event.key !== "Enter") return;
    event.preventDefault();
    this.write();
    this.view.focus();
  };
}

/** Puts the keyboard into the field of the label of the paragraph with this id. */
export function openLabel(view: EditorView, id: string): void {
  const field = view.dom.ownerDocument.getElementById(id)?.querySelector<HTMLInputElement>("input.label");
  field?.focus();
  field?.select();
}
