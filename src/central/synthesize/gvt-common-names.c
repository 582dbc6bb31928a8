/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-common-names.h"

/* Names, titles and degrees that are common in the province, roughly by how often one meets them;
 * the order is what gives each its frequency. Spelling variants of one name are words of their own,
 * as they are on the cards. */
#define M           GVT_NAME_MALE
#define F           GVT_NAME_FEMALE
#define MF          (GVT_NAME_MALE | GVT_NAME_FEMALE)
#define BM          GVT_NAME_BALINESE_MALE
#define BF          GVT_NAME_BALINESE_FEMALE
#define BMF         (GVT_NAME_BALINESE_MALE | GVT_NAME_BALINESE_FEMALE)
#define TITLE       GVT_NAME_TITLE
#define ELDER_TITLE GVT_NAME_ELDER_TITLE
#define FIRST       GVT_NAME_FIRST
#define ANY         GVT_NAME_ANY
#define DEGREE      GVT_NAME_DEGREE

static const GvtNameWord common[] = {
  { "MUHAMMAD", M, FIRST }, { "SITI", F, FIRST },       { "NUR", MF, FIRST },
  { "NURUL", F, FIRST },    { "ABDUL", M, FIRST },      { "AHMAD", M, FIRST },
  { "LALU", M, TITLE },     { "BAIQ", F, TITLE },       { "SRI", F, FIRST },
  { "HIDAYAT", M, ANY },    { "HIDAYATI", F, ANY },     { "RAHMAN", M, ANY },
  { "AINI", F, ANY },       { "MUH", M, FIRST },        { "FITRIANI", F, ANY },
  { "HASANAH", F, ANY },    { "INAQ", F, ELDER_TITLE }, { "AMAQ", M, ELDER_TITLE },
  { "SAHRUL", M, ANY },     { "WAHYUNI", F, ANY },      { "HAERUL", M, ANY },
  { "RAHMAWATI", F, ANY },  { "JUMADIL", M, ANY },      { "FATIMAH", F, ANY },
  { "HALIMAH", F, ANY },    { "JAMALUDIN", M, ANY },    { "I", BM, TITLE },
  { "WAYAN", BMF, FIRST },  { "NI", BF, TITLE },        { "MADE", BMF, FIRST },
  { "HADI", M, ANY },       { "SAHNIM", F, ANY },       { "MARIANI", F, ANY },
  { "HAMDAN", M, ANY },     { "KETUT", BMF, FIRST },    { "NYOMAN", BMF, FIRST },
  { "SUPARMAN", M, ANY },   { "SUMIATI", F, ANY },      { "HUSNUL", MF, FIRST },
  { "H.", M, ELDER_TITLE }, { "HJ.", F, ELDER_TITLE },  { "YULIANA", F, ANY },
  { "IRWAN", M, ANY },      { "BUDI", M, FIRST },       { "ZAINUDIN", M, ANY },
  { "MULIANI", F, ANY },    { "EKA", MF, FIRST },       { "DWI", MF, FIRST },
  { "PUTU", BMF, FIRST },   { "GEDE", BM, FIRST },      { "LUH", BF, FIRST },
  { "MOH", M, FIRST },      { "AISYAH", F, ANY },       { "KHAERUL", M, ANY },
  { "INDAH", F, FIRST },    { "SUHARDI", M, ANY },      { "HAMZAH", M, ANY },
  { "ERNAWATI", F, ANY },   { "MURNI", F, ANY },        { "JUNAIDI", M, ANY },
  { "NURHAYATI", F, ANY },  { "SAPARUDIN", M, ANY },    { "ROHANI", F, ANY },
  { "JUMENAH", F, ANY },    { "SUDIRMAN", M, ANY },     { "RUSNI", F, ANY },
  { "KURNIAWAN", M, ANY },  { "MAHNUN", F, ANY },       { "AGUS", M, FIRST },
  { "DEWI", F, FIRST },     { "KOMANG", BMF, FIRST },   { "KADEK", BMF, FIRST },
  { "ISKANDAR", M, ANY },   { "NURAINI", F, ANY },      { "SYAMSUL", M, FIRST },
  { "BAHRI", M, ANY },      { "HARIYANTO", M, ANY },    { "PUSPITA", F, ANY },
  { "LESTARI", F, ANY },    { "SAHDAN", M, ANY },       { "SAHABUDIN", M, ANY },
  { "MASITAH", F, ANY },    { "MAHSUN", M, ANY },       { "KALSUM", F, ANY },
  { "RADEN", M, TITLE },    { "DENDA", F, TITLE },      { "SAHARUDIN", M, ANY },
  { "NURMALA", F, ANY },    { "SULASTRI", F, ANY },     { "ARIF", M, ANY },
  { "HAKIM", M, ANY },      { "MAESAROH", F, ANY },     { "JAELANI", M, ANY },
  { "RATNA", F, FIRST },    { "SAPUTRA", M, ANY },      { "AYU", MF, FIRST },
  { "GUSTI", BMF, FIRST },  { "IDA", BMF, FIRST },      { "BAGUS", BM, FIRST },
  { "ANAK", BMF, FIRST },   { "AGUNG", BMF, ANY },      { "SUARDANA", BM, ANY },
  { "SUARTINI", BF, ANY },  { "SAHLAN", M, ANY },       { "RAMDANI", MF, ANY },
  { "YANTI", F, ANY },      { "HENDRA", M, ANY },       { "SUSANTI", F, ANY },
  { "FAUZI", M, ANY },      { "NI'MAH", F, ANY },       { "MA'RUF", M, ANY },
  { "SA'DIAH", F, ANY },    { "RO'IYAH", F, ANY },      { "ARDIANSYAH", M, ANY },
  { "WATI", F, ANY },       { "ALI", M, ANY },          { "UMAR", M, ANY },
  { "USMAN", M, ANY },      { "IBRAHIM", M, ANY },      { "YUSUF", M, ANY },
  { "ISMAIL", M, ANY },     { "SULAIMAN", M, ANY },     { "MUSTAFA", M, ANY },
  { "MARYAM", F, ANY },     { "ZAINAB", F, ANY },       { "KHADIJAH", F, ANY },
  { "AMINAH", F, ANY },     { "SALMAH", F, ANY },       { "RUKAYAH", F, ANY },
  { "HAFSAH", F, ANY },     { "ABDURRAHMAN", M, ANY },  { "ABDULLAH", M, ANY },
  { "ABDURRAHIM", M, ANY }, { "AKHMAD", M, FIRST },     { "MOHAMAD", M, FIRST },
  { "MUHAMAD", M, FIRST },  { "ST", F, FIRST },         { "KARTINI", F, ANY },
  { "SURIANI", F, ANY },    { "ROSDIANA", F, ANY },     { "HERMAN", M, ANY },
  { "HERI", M, FIRST },     { "JOKO", M, FIRST },       { "BAMBANG", M, FIRST },
  { "SLAMET", M, ANY },     { "SUGIANTO", M, ANY },     { "SUWARDI", M, ANY },
  { "SAHIDIN", M, ANY },    { "KAMARUDIN", M, ANY },    { "MUHLIS", M, ANY },
  { "MUHSIN", M, ANY },     { "MUSLIM", M, ANY },       { "MUSLIHIN", M, ANY },
  { "MUNAWAR", M, ANY },    { "MULYADI", M, ANY },      { "NASRUDIN", M, ANY },
  { "RIDWAN", M, ANY },     { "RIZAL", M, ANY },        { "ROSIDI", M, ANY },
  { "SABRI", M, ANY },      { "SAFITRI", F, ANY },      { "SAKNAH", F, ANY },
  { "SAMSIAH", F, ANY },    { "SENAH", F, ANY },        { "SERIAH", F, ANY },
  { "SUKARNI", F, ANY },    { "SUMARNI", F, ANY },      { "SURYATI", F, ANY },
  { "TITIN", F, FIRST },    { "TUTI", F, FIRST },       { "ULFA", F, ANY },
  { "UMMI", F, FIRST },     { "WIDYA", F, FIRST },      { "YULI", F, FIRST },
  { "YUNI", F, FIRST },     { "ZAHRA", F, ANY },        { "ZULAIHA", F, ANY },
  { "ZULKARNAIN", M, ANY }, { "ZULKIFLI", M, ANY },     { "ZOHRI", M, ANY },
  { "ANDI", M, FIRST },     { "ANDRI", M, FIRST },      { "ANWAR", M, ANY },
  { "ASHAR", M, ANY },      { "ASMAWATI", F, ANY },     { "ASMUNI", M, ANY },
  { "AZHAR", M, ANY },      { "AZIZ", M, ANY },         { "BASRI", M, ANY },
  { "BURHANUDIN", M, ANY }, { "DARMAWAN", M, ANY },     { "DAHLAN", M, ANY },
  { "DAHLIA", F, ANY },     { "DEDI", M, FIRST },       { "DIAN", MF, FIRST },
  { "DINA", F, FIRST },     { "EMA", F, FIRST },        { "ENDANG", F, FIRST },
  { "ERNI", F, FIRST },     { "EVI", F, FIRST },        { "FADLI", M, ANY },
  { "FAHRI", M, ANY },      { "FAHRUDIN", M, ANY },     { "FAISAL", M, ANY },
  { "FARIDA", F, ANY },     { "FATHURRAHMAN", M, ANY }, { "FATMAWATI", F, ANY },
  { "FIRDAUS", M, ANY },    { "GUNAWAN", M, ANY },      { "HABIBAH", F, ANY },
  { "HABIBI", M, ANY },     { "HAMIDAH", F, ANY },      { "HANAFI", M, ANY },
  { "HARTONO", M, ANY },    { "HARTINI", F, ANY },      { "HASAN", M, ANY },
  { "HASBI", M, ANY },      { "HASBULLAH", M, ANY },    { "HERLINA", F, ANY },
  { "HIKMAH", F, ANY },     { "HUSEN", M, ANY },        { "IDRIS", M, ANY },
  { "ILHAM", M, ANY },      { "IMRAN", M, ANY },        { "INDRA", M, FIRST },
  { "INDRIANI", F, ANY },   { "JANNAH", F, ANY },       { "JAUHARI", M, ANY },
  { "JUHAINI", F, ANY },    { "JULIANA", F, ANY },      { "KASIM", M, ANY },
  { "KHOTIMAH", F, ANY },   { "LAILA", F, FIRST },      { "LINA", F, FIRST },
  { "LISDA", F, FIRST },    { "LUKMAN", M, ANY },       { "M", M, FIRST },
  { "MAHMUD", M, ANY },     { "MAHSAR", M, ANY },       { "MAIMUNAH", F, ANY },
  { "MALIK", M, ANY },      { "MANSUR", M, ANY },       { "MARDIANA", F, ANY },
  { "MARZUKI", M, ANY },    { "MASNAH", F, ANY },       { "MASTUR", M, ANY },
  { "MAWARDI", M, ANY },    { "MEGAWATI", F, ANY },     { "MISBAH", M, ANY },
  { "MIZAN", M, ANY },      { "SUDARMA", BM, ANY },     { "SUKARTI", BF, ANY },
  { "SUASTIKA", BM, ANY },  { "ARDANA", BM, ANY },      { "ARIANI", BF, ANY },
  { "ASTITI", BF, ANY },    { "NGURAH", BM, ANY },      { "SURYANI", BF, ANY },
  { "WIRAWAN", BM, ANY },   { "SUDANA", BM, ANY },      { "PUSPAWATI", BF, ANY },
  { "RAI", BMF, ANY },      { "OKA", BMF, ANY },        { "ARTINI", BF, ANY },
  { "WIDIANA", BM, ANY },   { "S.PD", MF, DEGREE },     { "S.AG", MF, DEGREE },
  { "S.H", MF, DEGREE },    { "S.E", MF, DEGREE },      { "S.T", MF, DEGREE },
};

const GvtNameWord *
gvt_common_names (guint *n)
{
  *n = G_N_ELEMENTS (common);
  return common;
}
