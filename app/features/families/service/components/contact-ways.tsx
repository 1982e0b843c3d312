import { ContactButtons } from "../../../../components/contact-buttons";
import { Foreign } from "../../../../platform/i18n/context";
import type { ContactWay } from "../../words/describe-contact";

/** The ways to get in touch as large buttons, each with what it is for and when somebody answers. */
export function ContactWays({ contacts }: { contacts: readonly ContactWay[] }) {
	return (
		<ContactButtons
			items={contacts.map(({ about, detail, ...way }) => ({
				...way,
				detail:
					about || detail ? (
						<>
							{about ? (
								<div>
									<Foreign text={about} />
								</div>
							) : null}
							{detail}
						</>
					) : undefined,
			}))}
		/>
	);
}
