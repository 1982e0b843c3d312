/** Line drawings on a 24 by 24 grid, stroked with the colour of the text beside them. */
export const ICONS = {
	phone: "M6 3h3l2 5-2.5 1.8a12 12 0 0 0 5.7 5.7L16 13l5 2v3a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z",
	text: "M4 4h16v12H9l-5 4zM8 8.5h8M8 12h5",
	email: "M3 5h18v14H3zM3 6l9 7 9-7",
	video: "M3 6h12v12H3zM15 10.5l6-3.5v10l-6-3.5z",
	website: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18",
	home: "M3 11l9-8 9 8M5.5 9.5V21h13V9.5M10 21v-6h4v6",
	"drop-in": "M5 21V3h11v18M3 21h18M12.5 12v1M16 5l4 1.5V21",
	book: "M4 6h16v14H4zM4 10h16M8 3v5M16 3v5M8.5 15l2.5 2.5 4.5-4.5",
	free: "M20 12l-8 8-9-9V3h8zM7 7.5v.01",
	price: "M16.5 7.5A3.5 3.5 0 0 0 9.700 8.600C9.700 11 11 12 11 15c0 2-1.200 3.5-3 4.5h9M7.5 13h7",
	interpreter: "M3 4h11v8H8l-3 3v-3H3zM17 9h4v8h-2v3l-3-3h-6v-2",
	language: "M3 6h10M8 4v2M11 6c-1 4-4 7-7.5 8.5M5 9c1.5 3 4 5 6.5 6M12 21l4.5-11L21 21M13.600 17h5.800",
	"step-free": "M10 4.5v.01M10 8v6h5l3 5M10 10.5h4M8 11.5a5 5 0 1 0 6.5 6.5",
	calendar: "M4 6h16v15H4zM4 10.5h16M8 3v5M16 3v5",
	clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2.5",
	place:
		"M12 21.5c-4-5-6.5-8.5-6.5-12a6.5 6.5 0 0 1 13 0c0 3.5-2.5 7-6.5 12zM12 7a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
	walk: "M13 4.5v.01M9 21l2.5-6L9 12.5 11 8l3 .5 1.5 3 3 1M14 21v-4.5L11.5 14M7 12l1-3 3-1",
	bus: "M5 4h14v13H5zM5 11h14M8 14v.01M16 14v.01M7.5 17v3M16.5 17v3",
	print: "M7 8V3h10v5M7 17H3V8h18v9h-4M7 14h10v7H7z",
	share:
		"M8 12l8-5M8 12l8 5M6 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM18 3.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM18 15.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
	save: "M12 20.5l-7.5-7.300a4.900 4.900 0 0 1 7.5-6.200 4.900 4.900 0 0 1 7.5 6.200z",
	people:
		"M9 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM3 20v-2a5 5 0 0 1 5-4h2a5 5 0 0 1 5 4v2M16 5.5a3 3 0 0 1 0 5.200M17.5 14.5A5 5 0 0 1 21 18.5V20",
	child: "M12 3.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM5 12c4 2.5 10 2.5 14 0M9 13.5V21M15 13.5V21M12 17v4",
	info: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v6M12 7.5v.01",
	warning: "M12 3.5L22 20.5H2zM12 10v5M12 17.5v.01",
	check: "M4 12.5l5.5 5.5L20 6.5",
	search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L21 21",
	filter: "M3 6h18M6.5 12h11M10 18h4",
	map: "M3 6l6-3 6 3 6-3v15l-6 3-6-3-6 3zM9 3v15M15 6v15",
	list: "M9 6h12M9 12h12M9 18h12M4 6v.01M4 12v.01M4 18v.01",
	close: "M5.5 5.5l13 13M18.5 5.5l-13 13",
} as const;
export type IconName = keyof typeof ICONS;

/** Those that point along the line of reading, and turn with it. */
export const TURNING_ICONS: ReadonlySet<IconName> = new Set(["walk", "list"]);
