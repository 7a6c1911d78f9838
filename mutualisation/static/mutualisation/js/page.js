// What every page does: expired sessions, refusals of partial requests, confirmations.
import "./session.js";
import "./refus.js";
import "./confirmation.js";
