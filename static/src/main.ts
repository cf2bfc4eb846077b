/** Every page: htmx, and the small comforts that a page does without until they have loaded. */
import "htmx.org";
import { followDrafts } from "./following/following";
import { keepAppearance } from "./frame/appearance";
import { openDialogs } from "./frame/dialogs";
import { searchInText } from "./frame/search";
import { submitOnChange } from "./frame/selects";
import { sayWhence } from "./frame/whence";
import { tellZone } from "./frame/zone";

document.documentElement.classList.add("has-script");
keepAppearance(document);
tellZone(document);
openDialogs(document);
searchInText(document);
submitOnChange(document);
sayWhence(document);
followDrafts(document);
