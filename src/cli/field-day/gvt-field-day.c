/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-field-day.h"

#include "gvt-clock.h"
#include "gvt-error.h"
#include "gvt-field-program.h"
#include "gvt-text.h"

GvtFieldDay *
gvt_field_day_new (const char *folder)
{
  g_autoptr (GvtClock) clock = gvt_clock_new_system ();
  GvtFieldDay *self = g_new0 (GvtFieldDay, 1);

  self->folder = g_strdup (folder);
  self->centre = g_build_filename (folder, "centre", NULL);
  self->laptop = g_build_filename (folder, "laptop", NULL);
  self->regions = g_build_filename (folder, "regions.csv", NULL);
  self->list = g_build_filename (folder, "voters.csv", NULL);
  self->stations = g_build_filename (folder, "stations.csv", NULL);
  self->report = g_build_filename (folder, "report.pdf", NULL);
  self->today = gvt_date_iso (gvt_clock_now_us (clock));
  return self;
}

void
gvt_field_day_free (GvtFieldDay *self)
{
  if (self->relay != NULL)
    gvt_relay_stop (self->relay);
  g_clear_object (&self->relay);
  gvt_field_stop_serving (self);
  g_free (self->folder);
  g_free (self->centre);
  g_free (self->laptop);
  g_free (self->regions);
  g_free (self->list);
  g_free (self->stations);
  g_free (self->report);
  g_free (self->today);
  g_free (self->device);
  g_free (self->visit);
  g_free (self->session);
  g_free (self->receipt);
  g_free (self->voter.nik);
  g_free (self->voter.name);
  g_free (self->voter.sex);
  g_free (self->voter.rt);
  g_free (self->voter.tps);
  g_free (self);
}
