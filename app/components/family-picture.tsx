/** Two grown-ups, a toddler and a pram on a hill, in the council's colour. Decoration only; it weighs next to nothing. */
export function FamilyPicture() {
	return (
		<svg
			className="app-picture app-no-print"
			viewBox="0 0 320 130"
			preserveAspectRatio="xMidYMax meet"
			aria-hidden="true"
			focusable="false"
		>
			<circle className="app-picture__sun" cx="48" cy="40" r="20" />
			<path className="app-picture__hill" d="M0 130c44-42 92-60 140-38s130 14 180 38z" />
			<path className="app-picture__ground" d="M0 130c50-24 130-10 190-14s90-8 130 14z" />
			<g className="app-picture__one">
				<circle cx="112" cy="46" r="9" />
				<path className="app-picture__coat" d="M100 114c0-32 2-56 12-56s12 24 12 56z" />
				<path className="app-picture__arm" d="M119 74q8 14 18 15" />
			</g>
			<g className="app-picture__two">
				<circle cx="146" cy="76" r="7.500" />
				<path className="app-picture__coat" d="M137 116c0-18 2-29 9-29s9 11 9 29z" />
			</g>
			<g className="app-picture__three">
				<circle cx="262" cy="42" r="9" />
				<path className="app-picture__coat" d="M250 110c0-32 2-56 12-56s12 24 12 56z" />
				<path className="app-picture__arm" d="M256 70q-8 12-18 12" />
			</g>
			<g className="app-picture__pram">
				<path d="M192 84h42a21 20 0 0 1-42 0zM192 80a21 21 0 0 1 21-21v21z" />
				<circle cx="202" cy="111" r="5.500" />
				<circle cx="224" cy="111" r="5.500" />
			</g>
		</svg>
	);
}
