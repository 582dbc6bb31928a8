/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-synth-stations.h"

#define HEAD "kode wilayah;tps;tempat;patokan;rt;tanpa tangga\n"

struct _GvtSynthStations
{
  GPtrArray *all;    /* (element-type Station) in the order in which they came up */
  GHashTable *known; /* (element-type utf8 Station) "village/number" */
};

typedef struct
{
  char *village;
  char *number;
  GPtrArray *rts; /* (element-type utf8) "001/002" */
} Station;

static const char *const places[] = {
  "Balai Desa Contoh (Latihan)",
  "SD Contoh (Latihan)",
  "Lapangan Contoh (Latihan)",
};

static const char *const landmarks[] = {
  "seberang Pasar Contoh (Latihan)",
  "dekat Jembatan Contoh (Latihan)",
  "",
};

static const char *const steps[] = { "ya", "tidak", "" };

static void
station_free (gpointer data)
{
  Station *self = data;

  g_free (self->village);
  g_free (self->number);
  g_ptr_array_unref (self->rts);
  g_free (self);
}

GvtSynthStations *
gvt_synth_stations_new (void)
{
  GvtSynthStations *self = g_new0 (GvtSynthStations, 1);

  self->all = g_ptr_array_new_with_free_func (station_free);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
gvt_synth_stations_free (GvtSynthStations *self)
{
  g_ptr_array_unref (self->all);
  g_hash_table_unref (self->known);
  g_free (self);
}

static Station *
find_or_add (GvtSynthStations *self, const char *village, const char *number)
{
  g_autofree char *key = g_strdup_printf ("%s/%s", village, number);
  Station *station = g_hash_table_lookup (self->known, key);

  if (station != NULL)
    return station;
  station = g_new0 (Station, 1);
  station->village = g_strdup (village);
  station->number = g_strdup (number);
  station->rts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->all, station);
  g_hash_table_insert (self->known, g_steal_pointer (&key), station);
  return station;
}

void
gvt_synth_stations_add (GvtSynthStations *self, const char *village, const GvtVoterRow *row)
{
  Station *station = find_or_add (self, village, row->text[GVT_VOTER_TPS]);
  g_autofree char *rt = g_strdup_printf ("%s/%s", row->text[GVT_VOTER_RT], row->text[GVT_VOTER_RW]);

  if (!g_ptr_array_find_with_equal_func (station->rts, rt, g_str_equal, NULL))
    g_ptr_array_add (station->rts, g_steal_pointer (&rt));
}

char *
gvt_synth_stations_write (GvtSynthStations *self)
{
  GString *csv = g_string_new (HEAD);

  for (guint i = 0; i < self->all->len; i++)
    {
      const Station *station = self->all->pdata[i];
      guint turn = (guint) g_ascii_strtoull (station->number, NULL, 10) - 1; /* each its own */

      g_string_append_printf (csv, "%s;%s;%s;%s;", station->village, station->number,
                              places[turn % G_N_ELEMENTS (places)],
                              landmarks[turn % G_N_ELEMENTS (landmarks)]);
      for (guint k = 0; k < station->rts->len; k++)
        g_string_append_printf (csv, "%s%s", k > 0 ? "," : "",
                                (const char *) station->rts->pdata[k]);
      g_string_append_printf (csv, ";%s\n", steps[turn % G_N_ELEMENTS (steps)]);
    }
  return g_string_free (csv, FALSE);
}
