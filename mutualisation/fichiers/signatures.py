"""What the first bytes of a file say it is, whatever its name says."""

ARCHIVE = b"PK"
# The container of the Office files of before 2007, and of everything they can embed.
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_CHIFFRE = "EncryptedPackage".encode("utf-16-le")
PAGE = "une page ou un document XML"
PROGRAMME = "un programme"
_CONTENUS = {
    b"%PDF": "un document PDF",
    b"\x89PNG": "une image",
    b"\xff\xd8\xff": "une image",
    b"GIF8": "une image",
    b"MZ": PROGRAMME,
    b"\x7fELF": PROGRAMME,
    b"#!": PROGRAMME,
    b"\x1f\x8b": "une archive compressée",
    b"7z\xbc\xaf": "une archive compressée",
    b"Rar!": "une archive compressée",
    b"{\\rtf": "un document de traitement de texte",
    b"<": PAGE,
}
# A file of the first kind is opened, one of the second is run, unfolded or drawn by a browser.
EXTENSIONS_DE_DOCUMENTS = frozenset(
    (
        *("xlsx", "xlsm", "xlsb", "xls", "ods", "odt", "odp", "csv", "tsv", "txt", "pdf", "doc", "docx", "docm"),
        *("ppt", "pptx", "pptm", "rtf", "png", "jpg", "jpeg", "gif"),
    )
)
EXTENSIONS_ACTIVES = frozenset(
    (
        *("zip", "rar", "7z", "gz", "tgz", "tar", "iso", "img", "exe", "com", "bat", "cmd", "scr", "pif", "msi"),
        *("lnk", "url", "js", "mjs", "jse", "vbs", "vbe", "ps1", "wsf", "hta", "dll", "cpl", "reg", "sh", "php"),
        *("phtml", "phar", "jsp", "asp", "aspx", "cgi", "pl", "py", "jar", "app", "apk", "svg", "xml", "xhtml"),
        *("htm", "html", "shtml", "mht", "mhtml", "swf", "docm", "dotm", "xlsm", "xltm", "xlam", "pptm", "ppsm"),
    )
)


def reconnu(octets: bytes) -> str:
    """“un document PDF”; empty when the first bytes are none of those known."""
    tete = octets[:512].removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((quoi for debut, quoi in _CONTENUS.items() if tete.startswith(debut)), "")


def chiffre(octets: bytes) -> bool:
    """Whether an OLE container only wraps a recent Office file locked by a password."""
    return octets.startswith(OLE) and _CHIFFRE in octets


def contenu(octets: bytes) -> str:
    """What to tell the sender: “un document PDF”, “une archive ou un document de bureautique”, “du texte”."""
    if octets.startswith(ARCHIVE):
        return "une archive ou un classeur"
    return reconnu(octets) or "du texte"
