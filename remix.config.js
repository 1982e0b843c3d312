// The one build configuration: a Vite config with the Remix plugin.
import { vitePlugin as remix } from "@remix-run/dev";
import postcss from "postcss";
import rtlcss from "rtlcss";
import { defineConfig } from "vite";

/** `app.rtl.scss` is `app.scss` mirrored: right-to-left pages load it instead. */
const mirrored = {
	postcssPlugin: "mirror-rtl-stylesheets",
	OnceExit(root, { result }) {
		if (!/\.rtl\.scss/.test(result.opts.from ?? "")) return;
		const turned = postcss([rtlcss]).process(root.clone(), { from: undefined }).root;
		root.removeAll();
		root.append(turned.nodes);
	},
};

/** The pieces of a page that need JavaScript, each a module of its own with a stable name (see app/islands). */
const islands = () => ({
	name: "islands",
	apply: "build",
	applyToEnvironment: (environment) => environment.name === "client",
	buildStart() {
		this.emitFile({ type: "chunk", id: "app/islands/map.tsx", fileName: "assets/island-map.js" });
	},
});

export default defineConfig(({ isSsrBuild }) => ({
	plugins: [
		remix({
			appDirectory: "app",
			ignoredRouteFiles: ["**/*"],
			future: {
				v3_fetcherPersist: true,
				v3_relativeSplatPath: true,
				v3_throwAbortReason: true,
				v3_singleFetch: true,
				v3_routeConfig: true,
				v3_lazyRouteDiscovery: false,
			},
		}),
		...(isSsrBuild ? [] : [islands()]),
	],
	css: {
		postcss: { plugins: [mirrored] },
		preprocessorOptions: { scss: { quietDeps: true, loadPaths: ["node_modules"], silenceDeprecations: ["import"] } },
	},
	build: { assetsInlineLimit: 0, reportCompressedSize: false },
	ssr: { external: ["better-sqlite3", "pg"] },
}));
