import { InsetText } from "./govuk";

interface Props {
	/** "What you wrote was not sent:". */
	lead: string;
	/** Field by field; empty ones are left out. */
	words: readonly string[];
}

/** What somebody typed who came second: shown to be copied, since it stands nowhere else. */
export function UnsentWords({ lead, words }: Props) {
	const typed = words.filter((text) => text !== "");
	if (typed.length === 0) return null;
	return (
		<InsetText>
			<p className="govuk-body">{lead}</p>
			{typed.map((text) => (
				<p key={text} className="govuk-body app-pre" dir="auto">
					{text}
				</p>
			))}
		</InsetText>
	);
}
