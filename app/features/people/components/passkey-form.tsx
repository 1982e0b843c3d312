import type { ReactNode } from "react";
import { Button } from "../../../components/govuk";
import { islandUrl } from "../../../components/island";
import { useSpeech } from "../../../platform/i18n/context";

interface PasskeyFormProps {
	/** What the browser is asked: to make a passkey, or to show one. */
	operation: "create" | "get";
	options: unknown;
	button: ReactNode;
	children?: ReactNode;
}

/** A form that only a script can fill in: `app/islands/passkey.ts` asks the browser and sends its answer. */
export function PasskeyForm({ operation, options, button, children }: PasskeyFormProps) {
	const { t } = useSpeech();
	return (
		<form method="post" data-passkey={operation}>
			<noscript>
				<p className="govuk-body">{t("accounts:passkey.script")}</p>
			</noscript>
			<script
				type="application/json"
				// biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with every "<" escaped cannot end the element
				dangerouslySetInnerHTML={{ __html: JSON.stringify(options).replaceAll("<", "\\u003c") }}
			/>
			<input type="hidden" name="response" />
			{children}
			{/* Shown by the script, so that nobody sends the form before it is there. */}
			<div hidden data-passkey-button>
				<Button>{button}</Button>
			</div>
			<script type="module" src={islandUrl("passkey")} />
		</form>
	);
}
