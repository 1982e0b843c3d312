import { TRAP } from "../trap";

/** A field for machines that fill in whatever they find. Nobody else comes across it. */
export function Trap() {
	return (
		<div className="govuk-visually-hidden" aria-hidden="true">
			<input type="text" name={TRAP} tabIndex={-1} autoComplete="off" defaultValue="" aria-label={TRAP} />
		</div>
	);
}
