/** What an amendment in preparation is stored by: the API, with the session's own cookie and its CSRF token. */
import type { Answer } from "./saving";
import type { Change } from "./wording";

export interface Content {
  readonly changes: readonly Change[];
  readonly justification: string;
  /** The code of the delegation in whose name an office enters it; said once, when it is created. */
  readonly on_behalf_of?: string;
}

/** Creates the amendment with the first words stored and changes it from then on. */
export class Store {
  constructor(
    private readonly list: string,
    private id: string | null,
    private readonly onCreated: (id: string) => void,
  ) {}

  async send(content: Content): Promise<Answer> {
    const response = await fetch(this.id === null ? this.list : `/api/amendments/${this.id}/`, {
      method: this.id === null ? "POST" : "PATCH",
      headers: { "Content-Type": "application/json", "X-CSRFToken": csrfToken() },
      body: JSON.stringify(content),
    });
    if (response.status >= 500) throw new Error(`the server answered ${response.status}`);
    const said = (await response.json()) as { id?: string; detail?: string };
    if (!response.ok) return { stored: false, why: said.detail ?? response.statusText };
    if (this.id === null && said.id !== undefined) {
      this.id = said.id;
      this.onCreated(said.id);
    }
    return { stored: true };
  }
}

export function csrfToken(): string {
  const headers = document.body.getAttribute("hx-headers:inherited") ?? "{}";
  return (JSON.parse(headers) as Record<string, string>)["X-CSRFToken"] ?? "";
}
