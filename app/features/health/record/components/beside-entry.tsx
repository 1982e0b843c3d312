import { createContext, useContext } from "react";
import { Tag } from "../../../../components/govuk";
import { useSpeech } from "../../../../platform/i18n/context";
import type { EntryNote, EntryNotes } from "../entry-notes";

/** Filled in by the frame of a record's page: entries stand deep in it, each kind in a view of its own. */
export const BesideEntries = createContext<EntryNotes>({ notes: {}, reportHrefs: {} });

/** Below an entry: what became of a problem with it, and the way to report one. @param what the entry is, for a link read alone */
export function BesideEntry({ id, what }: { id: string; what: string }) {
	const { t } = useSpeech();
	const { notes, reportHrefs } = useContext(BesideEntries);
	const href = reportHrefs[id];
	return (
		<>
			{notes[id]?.map((note) => (
				<Note key={note.id} note={note} />
			))}
			{href ? (
				<p className="govuk-body-s">
					<a className="govuk-link" href={href}>
						{t("health-record:problem.report")}
						<span className="govuk-visually-hidden"> ({what})</span>
					</a>
				</p>
			) : null}
		</>
	);
}

function Note({ note: { tag, told, said, answer, written } }: { note: EntryNote }) {
	return (
		<div className="app-note">
			{tag ? (
				<p className="govuk-body-s govuk-!-margin-bottom-1">
					<Tag colour="orange">{tag}</Tag>
				</p>
			) : null}
			{told ? <p className="govuk-body-s govuk-!-margin-bottom-1">{told}</p> : null}
			{said ? (
				<>
					<p className="govuk-body-s govuk-!-margin-bottom-1">{said.kind}</p>
					<Words>{said.words}</Words>
				</>
			) : null}
			{answer ? <p className="govuk-body-s govuk-!-margin-bottom-1">{answer}</p> : null}
			{written ? <Words>{written}</Words> : null}
		</div>
	);
}

/** What somebody wrote, in whatever language. */
const Words = ({ children }: { children: string }) => (
	<p className="govuk-body-s app-pre" dir="auto">
		{children}
	</p>
);
