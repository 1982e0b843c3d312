/** The product's own mark: a large round sheltering a small one. The same drawing as `public/favicon.svg`. */
export function Mark() {
	return (
		<svg className="app-mark" viewBox="0 0 32 32" width="36" height="36" aria-hidden="true" focusable="false">
			<path fill="none" stroke="currentColor" strokeWidth="4" strokeLinecap="round" d="M23 6.5A12 12 0 1 0 27.5 19" />
			<circle cx="18.5" cy="16.5" r="5" fill="currentColor" />
		</svg>
	);
}
