"""What people agree to when they ask to hear more, and how long that holds."""

from datetime import timedelta

from workforce.core.translation import Lazy, lazy

# A new text is a new version; the old ones stay, for whoever agreed to them.
CONSENT = "2026-11"
CONSENTS: dict[str, Lazy] = {
    "2026-11": lazy(
        "Write to me about work in children’s homes. I can stop this in every letter, and after "
        "12 months you ask me again or forget me"
    ),
}
HOLDS = timedelta(days=365)
ANSWER_WITHIN = timedelta(days=30)
UNCONFIRMED_KEPT = timedelta(days=7)
AFTER_CAMPAIGN = timedelta(days=92)
BETWEEN_LETTERS = timedelta(hours=20)
