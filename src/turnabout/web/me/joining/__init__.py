"""Ways to join besides an invitation by mail: an open link, a code on paper, a colleague's suggestion."""
