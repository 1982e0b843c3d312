import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

const ICON_OF = {
	phone: "phone",
	text: "text",
	email: "email",
	video: "video",
	website: "website",
	chat: "text",
	bsl: "interpreter",
} as const satisfies Record<string, IconName>;

interface ContactButtonsProps {
	items: readonly {
		key: string;
		kind: keyof typeof ICON_OF;
		href: string;
		/** What to do and with what: "Call 01632 960 123". */
		label: ReactNode;
		/** Hours, cost, languages. */
		detail?: ReactNode;
	}[];
}

/** Ways to reach someone, large enough for a thumb. */
export function ContactButtons({ items }: ContactButtonsProps) {
	return (
		<ul className="app-contacts">
			{items.map(({ key, kind, href, label, detail }) => (
				<li key={key}>
					<a className="app-contact" href={href}>
						<Icon name={ICON_OF[kind]} />
						<span className="app-contact__label">{typeof label === "string" ? breakable(label) : label}</span>
					</a>
					{detail ? <div className="app-contact__detail">{detail}</div> : null}
				</li>
			))}
		</ul>
	);
}

/** An e-mail address that is too long for its line breaks at the "@". */
function breakable(label: string): ReactNode {
	const [before, ...after] = label.split("@");
	return after.length === 0 ? (
		label
	) : (
		<>
			{before}
			<wbr />@{after.join("@")}
		</>
	);
}
