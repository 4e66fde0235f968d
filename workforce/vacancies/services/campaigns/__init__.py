"""What campaigns tell the board."""

from workforce.vacancies.services.campaigns.board import (
    CampaignOnBoard,
    forget_campaign,
    show_campaign,
)

__all__ = ["CampaignOnBoard", "forget_campaign", "show_campaign"]
