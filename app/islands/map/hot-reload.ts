/**
 * In development Remix adds hot reload to every component, and each looks for what Remix puts on hydrated pages. Ours
 * are not hydrated, so this stands in for it; a change of the map shows on the next load.
 */
if (import.meta.env.DEV) {
	Object.assign(window, {
		__vite_plugin_react_preamble_installed__: true,
		$RefreshReg$: () => {},
		$RefreshSig$: () => (type: unknown) => type,
	});
}
