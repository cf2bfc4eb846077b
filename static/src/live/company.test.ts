import { afterEach, expect, test } from "vitest";
import { named, spoken } from "./company";

afterEach(() => {
  delete document.body.dataset.offices;
});

test("an office is named in the page's language, a delegation by its code", () => {
  document.body.dataset.offices = JSON.stringify({ Presidency: "Présidence", Secretariat: "Secrétariat" });
  expect(spoken("Presidency")).toBe("Présidence");
  expect(spoken("FR")).toBe("FR");
  expect(named({ delegation: "Secretariat", name: "Anna Keller" })).toBe("Secrétariat Anna Keller");
});

test("a page that says nothing of offices names them as the room does", () => {
  expect(named({ delegation: "Presidency", name: "Anna Keller" })).toBe("Presidency Anna Keller");
  expect(named({ delegation: "", name: "Anna Keller" })).toBe("Anna Keller");
});
