import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const sources = fileURLToPath(new URL("./static/src/", import.meta.url));

/** Each file directly under static/src is one page's entry point; tests and declarations are not. */
function entryPoints(): Record<string, string> {
  const names = readdirSync(sources).filter(
    (name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !name.endsWith(".d.ts"),
  );
  return Object.fromEntries(names.map((name) => [name.slice(0, -".ts".length), sources + name]));
}

export default defineConfig({
  publicDir: false,
  build: {
    outDir: "static/dist",
    emptyOutDir: true,
    target: "es2022",
    sourcemap: true,
    // A polyfill would be written into the page's policy for nothing: every browser we serve has modulepreload.
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: entryPoints(),
      // Stable names: the templates name the files, whitenoise gives them their hashes.
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "chunks/[name].js",
        assetFileNames: "assets/[name][extname]",
      },
    },
  },
  test: {
    environment: "jsdom",
    include: ["static/src/**/*.test.ts"],
    passWithNoTests: true,
  },
});
