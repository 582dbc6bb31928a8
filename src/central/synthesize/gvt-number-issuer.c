/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-number-issuer.h"

#include "gvt-number-set.h"

#define SERIAL_MEAN 12
#define LAST_SERIAL 9999

struct _GvtNumberIssuer
{
  GvtNumberSet niks;
  GvtNumberSet nkks;
};

static guint64
issue (GvtNumberSet *set, GvtRandom *random, guint prefix, guint day, const GDate *date)
{
  guint64 head = ((guint64) prefix * 100 + day) * 100 + (guint64) g_date_get_month (date);
  guint serial = gvt_random_serial (random, SERIAL_MEAN);

  head = head * 100 + g_date_get_year (date) % 100;
  while (!gvt_number_set_add (set, head * 10000 + serial))
    serial = serial % LAST_SERIAL + 1;
  return head * 10000 + serial;
}

GvtNumberIssuer *
gvt_number_issuer_new (void)
{
  return g_new0 (GvtNumberIssuer, 1);
}

void
gvt_number_issuer_free (GvtNumberIssuer *self)
{
  if (self == NULL)
    return;

  gvt_number_set_clear (&self->niks);
  gvt_number_set_clear (&self->nkks);
  g_free (self);
}

guint64
gvt_number_issue_nik (
    GvtNumberIssuer *self, GvtRandom *random, guint prefix, const GDate *birth, gboolean is_male)
{
  return issue (&self->niks, random, prefix, g_date_get_day (birth) + (is_male ? 0 : 40), birth);
}

guint64
gvt_number_issue_nkk (GvtNumberIssuer *self, GvtRandom *random, guint prefix, const GDate *date)
{
  return issue (&self->nkks, random, prefix, g_date_get_day (date), date);
}
