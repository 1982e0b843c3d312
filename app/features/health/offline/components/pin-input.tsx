/** It has no name: whatever happens to the script, no form takes it along in an address. */
export function PinInput({ label, hint }: { label: string; hint: string }) {
	return (
		<div className="govuk-form-group">
			<label className="govuk-label govuk-label--s" htmlFor="pin">
				{label}
			</label>
			<div id="pin-hint" className="govuk-hint">
				{hint}
			</div>
			<input
				className="govuk-input govuk-input--width-10"
				id="pin"
				type="password"
				autoComplete="off"
				dir="ltr"
				aria-describedby="pin-hint"
			/>
		</div>
	);
}
