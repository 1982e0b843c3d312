/** Links one below the other: what can be done or read next. */
export function LinkList({ links }: { links: readonly { href: string; text: string }[] }) {
	return (
		<ul className="govuk-list">
			{links.map(({ href, text }) => (
				<li key={href}>
					<a className="govuk-link" href={href}>
						{text}
					</a>
				</li>
			))}
		</ul>
	);
}
