/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-comparison.h"

#include <glib/gi18n-lib.h>

#include "gvt-text.h"

#define N_DIGITS 8 /* of a digest: enough to read out to one another */

/* --- one record --- */

static char *
describe_stretch (const GvtRecordDifference *self)
{
  g_autofree char *first = gvt_text_number ((gint64) self->first_seq);
  g_autofree char *last = gvt_text_number ((gint64) self->last_seq);

  return g_strdup_printf (_ ("More differs than could be named: records %s to %s. Compare again "
                             "when what is named is settled."),
                          first, last);
}

static const char *
find_words (const GvtRecordDifference *self)
{
  gboolean is_here = self->here == GVT_HOLDING_HELD;
  gboolean is_there = self->there == GVT_HOLDING_HELD;

  if (is_here && is_there)
    return _ ("Laptop and centre hold different records under this number. Leave both as they "
              "are, and tell whoever runs the centre.");
  if (is_here && self->there == GVT_HOLDING_DAMAGED)
    return _ ("It is safe on this laptop; at the centre it is damaged. Leave this laptop as it "
              "is, and tell whoever runs the centre.");
  if (is_here)
    return _ ("It is safe on this laptop; the centre does not hold it any more. Leave this "
              "laptop as it is, and tell whoever runs the centre.");
  if (is_there && self->here == GVT_HOLDING_DAMAGED)
    return _ ("It is safe at the centre; on this laptop it is damaged. Check the data of this "
              "laptop: a backup brings it back.");
  if (is_there)
    return _ ("It is safe at the centre; on this laptop it is missing. Check the data of this "
              "laptop: a backup brings it back.");
  return _ ("Neither side holds it as it was made. A backup of this laptop or of the centre may "
            "have it.");
}

char *
gvt_record_difference_describe (const GvtRecordDifference *self)
{
  return self->first_seq < self->last_seq ? describe_stretch (self) : g_strdup (find_words (self));
}

/* --- all of it --- */

static char *
describe_same (const GvtComparison *self)
{
  g_autofree char *records = gvt_text_number ((gint64) self->n_records);
  g_autofree char *since = gvt_text_number ((gint64) self->n_since);
  g_autofree char *when = gvt_text_date_time (self->at_us);
  g_autofree char *digest = gvt_hash_to_text (&self->root);
  g_autofree char *same = NULL;

  digest[N_DIGITS] = '\0';
  /* translators: a number, a date and time, the first digits of a digest */
  same = g_strdup_printf (_ ("Laptop and centre hold the same %s records: compared on %s, digest "
                             "%s."),
                          records, when, digest);
  if (self->n_since == 0)
    return g_steal_pointer (&same);

  return g_strdup_printf (_ ("%s Since then the centre has received %s more; its receipt names "
                             "them."),
                          same, since);
}

static char *
describe_different (const GvtComparison *self)
{
  g_autofree char *records = gvt_text_number ((gint64) self->differences->len);
  g_autofree char *when = gvt_text_date_time (self->at_us);

  return g_strdup_printf (_ ("Laptop and centre do not hold the same, compared on %s. What differs "
                             "is named (%s). Nothing was changed: leave this laptop as it is, and "
                             "show the list to whoever runs the centre."),
                          when, records);
}

char *
gvt_comparison_describe (const GvtComparison *self)
{
  switch (self->state)
    {
    case GVT_COMPARED_SAME:
      return describe_same (self);
    case GVT_COMPARED_DIFFERENT:
      return describe_different (self);
    case GVT_COMPARED_NOT_OFFERED:
      return g_strdup (_ ("Not compared: this centre's Go Vote is older. Its receipts count all "
                          "the same."));
    case GVT_COMPARED_NEVER:
    default:
      return g_strdup (_ ("Laptop and centre have not been compared yet. The next "
                          "synchronisation does it."));
    }
}
