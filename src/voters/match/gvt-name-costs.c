/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What sets of letters tell before two words are compared letter by letter. */
#include "gvt-name-rules-private.h"

/* Of a letter: being left out, or taken for the nearest one. */
static guint
letter_cost (const GvtNameRules *rules, guint letter)
{
  guint cost = rules->gap[letter];

  for (guint i = 0; i < 26; i++)
    if (i != letter)
      cost = MIN (cost, rules->swap[letter][i]);
  return cost;
}

static void
join_classes (GvtNameRules *self, guint8 a, guint8 b)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->classes); i++)
    if (self->classes[i] == a)
      self->classes[i] = b;
}

static void
fill_classes (GvtNameRules *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->classes); i++)
    self->classes[i] = (guint8) i;
  for (guint i = 0; i < G_N_ELEMENTS (self->classes); i++)
    for (guint j = 0; j < i; j++)
      if (self->swap[i][j] < GVT_LETTER_COST)
        join_classes (self, self->classes[i], self->classes[j]);
  for (guint i = 0; i < G_N_ELEMENTS (self->classes); i++)
    if (self->gap[i] < GVT_LETTER_COST)
      join_classes (self, self->classes[i], GVT_LETTER_FREE);
}

static void
fill_costs (GvtNameRules *self)
{
  guint costs[2 * GVT_LETTER_HALF];

  for (guint i = 0; i < G_N_ELEMENTS (costs); i++)
    costs[i] = letter_cost (self, i);
  for (guint half = 0; half < 2; half++)
    for (guint letters = 0; letters < 1 << GVT_LETTER_HALF; letters++)
      {
        guint cost = 0;

        for (guint i = 0; i < GVT_LETTER_HALF; i++)
          if (letters & (1u << i))
            cost += costs[half * GVT_LETTER_HALF + i];
        self->costs[half][letters] = (guint8) cost;
      }
}

void
gvt_name_rules_fill_costs (GvtNameRules *self)
{
  fill_classes (self);
  fill_costs (self);
}
