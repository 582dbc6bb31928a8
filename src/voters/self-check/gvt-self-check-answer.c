/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gvt-list-source.h"
#include "gvt-self-check.h"

void
gvt_self_check_answer_free (GvtSelfCheckAnswer *self)
{
  g_free (self->tps);
  g_free (self->village);
  g_free (self->election);
  g_free (self->as_of);
  g_clear_pointer (&self->stations, gvt_stations_unref);
  g_free (self);
}

const char *
gvt_self_check_answer_words (const GvtSelfCheckAnswer *self)
{
  return self->is_listed ? _ ("You are on the voter list")
                         : _ ("Not found with this number and this name");
}

/* The second says nothing about the number alone, and is the same for every cause. */
char *
gvt_self_check_answer_describe (const GvtSelfCheckAnswer *self)
{
  if (self->is_listed)
    return gvt_tps_notice (self->election, self->as_of);
  return g_strdup (
      _ ("This does not mean that you cannot vote. Compare both with your card and try "
         "again, or ask the officer here to look."));
}

char *
gvt_self_check_answer_describe_station (const GvtSelfCheckAnswer *self)
{
  return gvt_stations_describe (self->stations, self->tps);
}

JsonObject *
gvt_self_check_answer_to_json (const GvtSelfCheckAnswer *self)
{
  JsonObject *object = json_object_new ();
  g_autofree char *notice = gvt_self_check_answer_describe (self);

  json_object_set_boolean_member (object, "listed", self->is_listed);
  json_object_set_string_member (object, "tps", self->tps);
  json_object_set_string_member (object, "village", self->village);
  json_object_set_string_member (object, "election", self->election);
  json_object_set_string_member (object, "as_of", self->as_of);
  json_object_set_string_member (object, "notice", notice);
  gvt_stations_add_json (self->stations, self->tps, object);
  return object;
}
