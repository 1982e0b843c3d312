import type { Query } from "../../../../paths";

/** The rest of a search, carried along by a form that asks for some of it. */
export function HiddenQuery({ query, except }: { query: Query; except: readonly string[] }) {
	return Object.entries(query)
		.filter(([name]) => !except.includes(name))
		.flatMap(([name, value]) =>
			[value ?? []].flat().map((one) => <input key={`${name} ${one}`} type="hidden" name={name} value={one} />),
		);
}
