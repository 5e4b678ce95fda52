"""The version of the animatic engine's pictures and sounds: change it when they change."""

ANIMATIC_VERSION = "14"
