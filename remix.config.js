// The one build configuration: a Vite config with the Remix plugin.
import { readdirSync } from "node:fs";
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

const clientAssets = "build/client/assets";

/** The scripts of pages that need one: each module directly in app/islands, by its name. */
const islands = readdirSync("app/islands")
	.filter((file) => /\.tsx?$/.test(file))
	.map((file) => ({ name: file.replace(/\.tsx?$/, ""), file: `app/islands/${file}` }));

/** Builds the islands beside the pages, which load no script of their own. */
const buildIslands = {
	name: "islands",
	buildStart() {
		for (const { name, file } of islands) this.emitFile({ type: "chunk", id: file, name: `island-${name}` });
	},
};

/**
 * Builds what React draws in an island with Preact, which draws the same in a tenth of the bytes. Pages are made by React
 * on the server, and while developing by React everywhere.
 */
const SMALL = {
	react: "preact/compat",
	"react-dom": "preact/compat",
	"react-dom/client": "preact/compat/client",
	"react/jsx-runtime": "preact/jsx-runtime",
};
const drawSmall = {
	name: "draw-small",
	enforce: "pre",
	resolveId(asked, importer = "") {
		const small = /\/(?:app\/islands|node_modules\/(?:@react-leaflet|react-leaflet))\//.test(importer) && SMALL[asked];
		return small ? this.resolve(small, importer, { skipSelf: true }) : null;
	},
};

/** Where the islands are (see app/components/island.ts). The server is built after the client, and names its files. */
function islandUrls({ command, isSsrBuild }) {
	if (command === "serve") return Object.fromEntries(islands.map(({ name, file }) => [name, `/${file}`]));
	if (!isSsrBuild) return {};
	const built = readdirSync(clientAssets);
	return Object.fromEntries(
		islands.map(({ name }) => [name, `/assets/${built.find((file) => file.startsWith(`island-${name}-`))}`]),
	);
}

export default defineConfig((env) => ({
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
		...(env.command === "build" && !env.isSsrBuild ? [buildIslands, drawSmall] : []),
	],
	define: { "import.meta.env.ISLANDS": JSON.stringify(islandUrls(env)) },
	optimizeDeps: { include: ["leaflet", "react-leaflet", "react-dom/client"] },
	css: {
		postcss: { plugins: [mirrored] },
		preprocessorOptions: { scss: { quietDeps: true, loadPaths: ["node_modules"], silenceDeprecations: ["import"] } },
	},
	build: { assetsInlineLimit: 0, reportCompressedSize: false },
	ssr: { external: ["better-sqlite3", "pg"] },
}));
