/** What a script adds to every page for families. Small, since every page waits for it before it is drawn. */
import { guardExit } from "./page/exit";
import { offerLanguage } from "./page/offer-language";

guardExit();
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", offerLanguage);
else offerLanguage();
