/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ballot-reading-private.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"

#define MANY 2 /* two or more */

/* --- which places a paper has --- */

static gboolean
has_column_place (GvtBallotPaper *paper, const GvtBallotHole *hole)
{
  const GvtBallotColumn *column = gvt_ballot_paper_find_column (paper, hole->column);

  if (column == NULL || hole->party > 0 || hole->candidate > 0)
    return FALSE;
  if (hole->place == GVT_BALLOT_INSIDE)
    return TRUE;
  if (hole->place == GVT_BALLOT_BORDER)
    return gvt_ballot_paper_has_rule (paper, "V3"); /* no source judges it on other ballots */
  if (hole->place == GVT_BALLOT_LOGO)
    return *column->parties != NULL;
  return !column->is_blank && hole->place != GVT_BALLOT_OUTSIDE;
}

static gboolean
has_candidate (GvtBallotPaper *paper, guint number, guint candidate)
{
  const GvtBallotParty *party = gvt_ballot_paper_find_party (paper, number);

  return party != NULL && candidate <= g_strv_length (party->candidates);
}

static gboolean
has_party_place (GvtBallotPaper *paper, const GvtBallotHole *hole)
{
  if (hole->column > 0 || !has_candidate (paper, hole->party, hole->candidate))
    return FALSE;
  return hole->place == GVT_BALLOT_NUMBER || hole->place == GVT_BALLOT_NAME
         || (hole->place == GVT_BALLOT_LOGO && hole->candidate == 0);
}

static gboolean
has_place (GvtBallotPaper *paper, const GvtBallotHole *hole)
{
  if (hole->place == GVT_BALLOT_OUTSIDE)
    return hole->column == 0 && hole->party == 0 && hole->candidate == 0;
  return gvt_ballot_paper_get_layout (paper) == GVT_BALLOT_PARTIES ? has_party_place (paper, hole)
                                                                   : has_column_place (paper, hole);
}

static gboolean
check_places (GvtBallotPaper *paper, const GvtBallotMarks *marks, GError **error)
{
  gboolean is_punched = gvt_ballot_marks_get_n_holes (marks) == 0;

  for (guint i = 0; i < gvt_ballot_marks_get_n_holes (marks); i++)
    {
      const GvtBallotHole *hole = gvt_ballot_marks_get_hole (marks, i);

      if (!has_place (paper, hole))
        {
          g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("Hole number %u is where the ballot “%s” has no such place."), i + 1,
                       gvt_ballot_paper_get_kind (paper));
          return FALSE;
        }
      is_punched = is_punched || !hole->is_through;
    }

  if (!is_punched)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                         _ ("A hole that came through the fold needs one that it came from."));
  return is_punched;
}

static gboolean
check_struck_off (GvtBallotPaper *paper, const GvtBallotMarks *marks, GError **error)
{
  for (guint i = 0; i < marks->struck_off->len; i++)
    {
      const GvtBallotStruckOff *entry = &g_array_index (marks->struck_off, GvtBallotStruckOff, i);

      if (!has_candidate (paper, entry->party, entry->candidate))
        {
          g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("The ballot “%s” has no such candidate as was struck off."),
                       gvt_ballot_paper_get_kind (paper));
          return FALSE;
        }
    }
  return TRUE;
}

/* --- counting --- */

/* @n becomes 1 with the first @number, and 2 with another. */
static void
note (guint *n, guint *which, guint number)
{
  if (*n == 0)
    {
      *n = 1;
      *which = number;
    }
  else if (*which != number)
    {
      *n = MANY;
      *which = 0;
    }
}

static void
count_column (GvtBallotReading *self, const GvtBallotHole *hole)
{
  note (&self->n_columns, &self->column, hole->column);
  self->n_in_column++;
  self->n_on_border += hole->place == GVT_BALLOT_BORDER ? 1 : 0;
  self->n_inside += hole->place == GVT_BALLOT_INSIDE ? 1 : 0;
}

static void
count_party (GvtBallotReading *self, const GvtBallotHole *hole)
{
  note (&self->n_parties, &self->party, hole->party);
  if (hole->candidate > 0)
    note (&self->n_candidates, &self->candidate, hole->candidate);
  else
    self->has_party = TRUE;
}

static void
count (GvtBallotReading *self, const GvtBallotHole *hole)
{
  if (hole->place == GVT_BALLOT_OUTSIDE)
    self->n_outside++;
  else if (hole->column > 0)
    count_column (self, hole);
  else
    count_party (self, hole);
}

/* Whether somebody punched this very column, party or candidate: then a hole that came through to
 * it touches no other. */
static gboolean
is_punched (const GvtBallotMarks *marks, const GvtBallotHole *through)
{
  for (guint i = 0; i < gvt_ballot_marks_get_n_holes (marks); i++)
    {
      const GvtBallotHole *hole = gvt_ballot_marks_get_hole (marks, i);

      if (!hole->is_through && hole->place != GVT_BALLOT_OUTSIDE && hole->column == through->column
          && hole->party == through->party && hole->candidate == through->candidate)
        return TRUE;
    }
  return FALSE;
}

gboolean
gvt_ballot_reading_take (GvtBallotReading *self,
                         GvtBallotPaper *paper,
                         const GvtBallotMarks *marks,
                         GError **error)
{
  *self = (GvtBallotReading){ .paper = paper, .marks = marks };
  if (!check_places (paper, marks, error) || !check_struck_off (paper, marks, error))
    return FALSE;

  for (guint i = 0; i < gvt_ballot_marks_get_n_holes (marks); i++)
    {
      const GvtBallotHole *hole = gvt_ballot_marks_get_hole (marks, i);

      if (hole->is_through && (hole->place == GVT_BALLOT_OUTSIDE || is_punched (marks, hole)))
        self->n_harmless++;
      else
        count (self, hole);
    }
  self->is_struck_off = self->candidate > 0
                        && gvt_ballot_marks_is_struck_off (marks, self->party, self->candidate);
  return TRUE;
}

gboolean
gvt_ballot_reading_is_for_one (const GvtBallotReading *self)
{
  return self->n_columns == 1 || self->n_parties == 1;
}

guint
gvt_ballot_reading_get_candidate (const GvtBallotReading *self)
{
  return self->n_candidates == 1 && !self->is_struck_off ? self->candidate : 0;
}

char *
gvt_ballot_reading_describe (const GvtBallotReading *self)
{
  if (!gvt_ballot_reading_is_for_one (self))
    return g_strdup ("");
  return gvt_ballot_paper_describe (self->paper, self->column, self->party,
                                    gvt_ballot_reading_get_candidate (self));
}
