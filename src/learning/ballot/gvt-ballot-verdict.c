/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ballot-judge.h"

#include <glib/gi18n-lib.h>

void
gvt_ballot_verdict_free (GvtBallotVerdict *self)
{
  g_free (self->name);
  g_free (self->why);
  g_free (self);
}

static JsonObject *
whom_to_json (const GvtBallotVerdict *self)
{
  JsonObject *object = json_object_new ();

  if (self->column > 0)
    json_object_set_int_member (object, "column", self->column);
  if (self->party > 0)
    json_object_set_int_member (object, "party", self->party);
  if (self->candidate > 0)
    json_object_set_int_member (object, "candidate", self->candidate);
  json_object_set_string_member (object, "name", self->name);
  return object;
}

JsonObject *
gvt_ballot_verdict_to_json (const GvtBallotVerdict *self)
{
  JsonObject *object = json_object_new ();

  g_return_val_if_fail (self != NULL, object);

  if (self->validity == GVT_BALLOT_REPLACE)
    json_object_set_null_member (object, "valid");
  else
    json_object_set_boolean_member (object, "valid", self->validity == GVT_BALLOT_VALID);
  if (self->validity == GVT_BALLOT_VALID)
    json_object_set_object_member (object, "for", whom_to_json (self));
  else
    json_object_set_null_member (object, "for");
  json_object_set_string_member (object, "rule", self->rule);
  json_object_set_string_member (object, "why", self->why);
  return object;
}

char *
gvt_ballot_verdict_describe (const GvtBallotVerdict *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->validity == GVT_BALLOT_REPLACE)
    return g_strdup (_ ("Ask for another ballot"));
  if (self->validity == GVT_BALLOT_INVALID)
    return g_strdup (_ ("Not valid"));
  return g_strdup_printf (_ ("Valid, for %s"), self->name);
}

char *
gvt_ballot_verdict_get_code (const GvtBallotVerdict *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->validity == GVT_BALLOT_REPLACE)
    return g_strdup ("minta-ganti");
  if (self->validity == GVT_BALLOT_INVALID)
    return g_strdup ("tidak-sah");
  if (self->column > 0)
    return g_strdup_printf ("sah-kolom-%u", self->column);
  if (self->candidate == 0)
    return g_strdup_printf ("sah-partai-%u", self->party);
  return g_strdup_printf ("sah-partai-%u-calon-%u", self->party, self->candidate);
}
