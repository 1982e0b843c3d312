import { type ReactNode, useId } from "react";
import { useSpeech } from "../../platform/i18n/context";
import { classNames } from "./class-names";

interface NotificationBannerProps {
	/** "Important" or, on success, "Success" unless given. */
	title?: ReactNode;
	/** Something that the reader did has worked. */
	success?: boolean;
	children: ReactNode;
}

export function NotificationBanner({ title, success, children }: NotificationBannerProps) {
	const { t } = useSpeech();
	const id = useId();
	return (
		<section
			className={classNames("govuk-notification-banner", success && "govuk-notification-banner--success")}
			role={success ? "alert" : undefined}
			aria-labelledby={id}
		>
			<div className="govuk-notification-banner__header">
				<h2 className="govuk-notification-banner__title" id={id}>
					{title ?? t(success ? "common:banner.success" : "common:banner.important")}
				</h2>
			</div>
			<div className="govuk-notification-banner__content">
				<div className="govuk-notification-banner__heading">{children}</div>
			</div>
		</section>
	);
}
