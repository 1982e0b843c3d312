/** What a script adds to every page for families. Small, since every page waits for it before it is drawn. */
import { guardExit } from "./page/exit";
import { offerLanguage } from "./page/offer-language";
import { keepWayBack } from "./page/way-back";

guardExit();
const whenRead = () => {
	offerLanguage();
	keepWayBack();
};
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", whenRead);
else whenRead();
