import type { LocalText } from "../../../../model/local-text";
import { Foreign } from "../../../../platform/i18n/context";

/** The name of a service as the words of a link. @param place where it is, for a name that others have too; null for its own */
export function NameAndPlace({ name, place }: { name: LocalText; place: LocalText | null | undefined }) {
	return (
		<>
			<Foreign text={name} />
			{place ? (
				<>
					{", "}
					<Foreign text={place} />
				</>
			) : null}
		</>
	);
}
